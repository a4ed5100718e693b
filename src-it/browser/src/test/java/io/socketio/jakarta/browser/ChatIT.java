// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.browser;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.net.http.HttpResponse.BodyHandlers.discarding;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** People meet in the sample chat, in a room per test. */
class ChatIT {
  private static ChatProcess chat;
  private static Browser browser;

  @BeforeAll
  static void start() {
    chat = ChatProcess.start(0);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    try (ChatProcess server = chat;
        Browser client = browser) {
      // Both are closed, whatever the other one does.
    }
  }

  @AfterEach
  void finish(TestInfo test) {
    browser.screenshots(test.getTestMethod().orElseThrow().getName());
    browser.closeWindows();
    assertThat(browser.errors()).isEmpty();
    assertThat(chat.problems()).isEmpty();
  }

  private static Person visit() {
    return browser.visit(chat.url(), Screen.DESKTOP);
  }

  @Test
  void messagesReachTheOtherAndAreTicked() {
    Person ada = visit().enter("Ada", "messages");
    Person grace = visit().enter("Grace", "messages");

    ada.say("Hello, Grace!");
    grace.hears("Hello, Grace!");
    ada.seesTick("Hello, Grace!");

    grace.say("Hello <b>Ada</b> & 👋🏽");
    ada.hears("Hello <b>Ada</b> & 👋🏽");
    grace.seesTick("Hello <b>Ada</b> & 👋🏽");
  }

  @Test
  void connectionIsUpgradedToWebSocket() {
    Person ada = visit().enter("Ada", "upgrade");

    ada.sees("#connection", "Live · WebSocket");
  }

  @Test
  void pollingServesBrowsersWithoutWebSocket(@TempDir Path directory) throws IOException {
    Person ada = browser.visitWithoutWebSocket(chat.url()).enter("Ada", "polling");
    Person grace = browser.visitWithoutWebSocket(chat.url()).enter("Grace", "polling");

    ada.say("By post");
    grace.hears("By post");
    ada.seesTick("By post");
    ada.show(greenImage(directory.resolve("green.png")));
    grace.awaitTrue("document.querySelector('.picture img')?.naturalWidth === 160");
    grace.sees("#connection", "Live · polling");
  }

  @Test
  void showsWhoIsHere() {
    Person ada = visit().enter("Ada", "here");
    ada.seesMembers("Ada");
    Person grace = visit().enter("Grace", "here");

    ada.seesMembers("Ada", "Grace");
    grace.seesMembers("Ada", "Grace");
    ada.sees("#room-people", "2 people here");
    ada.sees("#rooms [data-room=here] .count", "2");

    grace.moveTo("coffee");
    ada.seesMembers("Ada");
    ada.sees("#room-people", "Only you");
    grace.seesMembers("Grace");
    assertThat(ada.texts(".note")).containsExactly("Grace joined", "Grace left");
  }

  @Test
  void showsWhoIsTyping() {
    Person ada = visit().enter("Ada", "typing");
    Person grace = visit().enter("Grace", "typing");
    ada.sees("#connection", "Live · WebSocket");

    ada.write("Let me think");
    grace.sees("#typing", "Ada is typing…");

    ada.say(" … no.");
    grace.hears("Let me think … no.");
    grace.sees("#typing", "");
  }

  @Test
  void roomsAreSeparate() {
    Person ada = visit().enter("Ada", "one");
    Person grace = visit().enter("Grace", "other");

    ada.say("Only for one");
    ada.seesTick("Only for one");
    ada.moveTo("other");
    ada.say("For the other");

    grace.hears("For the other");
    assertThat(grace.texts(".text")).containsExactly("For the other");
  }

  @Test
  void newcomersFindTheLatestMessages() {
    Person ada = visit().enter("Ada", "past");
    ada.say("First");
    ada.say("Second");
    ada.seesTick("Second");

    Person grace = visit().enter("Grace", "past");

    grace.hears("Second");
    assertThat(grace.texts(".text")).containsExactly("First", "Second");
  }

  @Test
  void imagesArriveAsBinary(@TempDir Path directory) throws IOException {
    Person ada = visit().enter("Ada", "images");
    Person grace = visit().enter("Grace", "images");

    ada.show(greenImage(directory.resolve("green.png")));

    grace.awaitTrue("document.querySelector('.picture img')?.naturalWidth === 160");
    assertThat(grace.evaluate("document.querySelector('.picture img').alt")).isEqualTo("green.png");
    assertThat(grace.evaluate(COLOUR_OF_IMAGE)).isEqualTo("0,128,64");
    ada.awaitTrue("document.querySelector('.mine .picture .tick') !== null");
  }

  private static final String COLOUR_OF_IMAGE =
      "(() => {"
          + " const context = document.createElement('canvas').getContext('2d');"
          + " context.drawImage(document.querySelector('.picture img'), 0, 0);"
          + " return [...context.getImageData(80, 45, 1, 1).data].slice(0, 3).join(',');"
          + "})()";

  private static Path greenImage(Path file) throws IOException {
    var image = new BufferedImage(160, 90, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(0, 128, 64));
    graphics.fillRect(0, 0, 160, 90);
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void announcementsPostedOverHttpAppear() throws Exception {
    Person ada = visit().enter("Ada", "announcements");
    URI target = chat.url().resolve("api/rooms/announcements/announcements");

    var request = HttpRequest.newBuilder(target).POST(ofString("Tea is ready – come!")).build();
    var response = HttpClient.newHttpClient().send(request, discarding());

    assertThat(response.statusCode()).isEqualTo(204);
    ada.sees(".announcement p", text -> text.endsWith("Tea is ready – come!"));
  }

  @Test
  void emptyNicknameIsRefused() {
    Person nobody = visit();

    nobody.fillDoor("   ", "nickname");
    nobody.sees("#door-problem", "Please choose a nickname.");

    nobody.enter("Ada", "nickname");
  }

  @Test
  void invalidRoomIsRefused() {
    Person ada = visit();

    ada.fillDoor("Ada", "no room!");
    ada.sees("#door-problem", text -> text.startsWith("The name of a room"));

    ada.enter("Ada", "valid");
  }

  @Test
  void fitsAPhone() {
    Person ada = browser.visit(chat.url(), Screen.PHONE);
    assertNothingToScrollSideways(ada);
    ada.enter("Ada", "phone");
    Person grace = visit().enter("Grace", "phone");

    grace.say("A long word: " + "socket".repeat(40));
    ada.hears("A long word: " + "socket".repeat(40));
    assertNothingToScrollSideways(ada);

    ada.click("#open-sidebar");
    ada.awaitTrue("document.querySelector('#sidebar').getBoundingClientRect().left === 0");
    ada.seesMembers("Ada", "Grace");
    assertNothingToScrollSideways(ada);
    ada.moveTo("coffee");
    ada.say("On my way");
    ada.seesTick("On my way");
  }

  private static void assertNothingToScrollSideways(Person person) {
    assertThat(person.evaluate("document.documentElement.scrollWidth")).isEqualTo(390L);
    assertThat(person.evaluate("document.querySelector('#scroll').scrollWidth"))
        .isEqualTo(person.evaluate("document.querySelector('#scroll').clientWidth"));
  }
}
