// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody who uses the chat in a window. All waits are bounded. */
final class Person {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;
  private final String window;

  Person(ChromeDriver driver, String window) {
    this.driver = driver;
    this.window = window;
  }

  // Doing

  /** Comes in through the form, with the keyboard alone. */
  Person enter(String nickname, String room) {
    fillDoor(nickname, room);
    await("in the room", () -> text("#room-name"), room::equals);
    return this;
  }

  void fillDoor(String nickname, String room) {
    type("#door-room", room);
    type("#nickname", nickname + Keys.ENTER);
  }

  void write(String text) {
    find("#text").sendKeys(text);
  }

  void say(String text) {
    write(text + Keys.ENTER);
  }

  void show(Path image) {
    find("#image").sendKeys(image.toAbsolutePath().toString());
  }

  void moveTo(String room) {
    click("#rooms [data-room='" + room + "']");
    await("in the room", () -> text("#room-name"), room::equals);
  }

  void click(String selector) {
    find(selector).click();
  }

  // Seeing

  /** Waits for a text of somebody else. */
  void hears(String text) {
    await("hears " + text, () -> texts(".message:not(.mine) .text"), all -> all.contains(text));
  }

  /** Waits until the server has acknowledged an own text. */
  void seesTick(String text) {
    await("a tick at " + text, () -> ticked(), all -> all.contains(text));
  }

  private List<String> ticked() {
    return here().findElements(By.cssSelector(".message.mine:has(.tick) .text")).stream()
        .map(WebElement::getText)
        .toList();
  }

  void sees(String selector, Predicate<String> text) {
    await(selector, () -> text(selector), text);
  }

  void sees(String selector, String text) {
    sees(selector, text::equals);
  }

  void seesMembers(String... nicknames) {
    await("members", () -> texts("#members .name"), List.of(nicknames)::equals);
  }

  List<String> texts(String selector) {
    return here().findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  /** Evaluates an expression of the page. */
  Object evaluate(String expression) {
    here();
    return Objects.requireNonNull(
        ((JavascriptExecutor) driver).executeScript("return " + expression), expression);
  }

  /** Waits until an expression of the page is true. */
  void awaitTrue(String expression) {
    await(expression, () -> evaluate(expression), Boolean.TRUE::equals);
  }

  // Helpers

  private void type(String selector, String keys) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(keys);
  }

  private String text(String selector) {
    return find(selector).getText();
  }

  private WebElement find(String selector) {
    return here().findElement(By.cssSelector(selector));
  }

  private WebDriver here() {
    return driver.switchTo().window(window);
  }

  private <T> void await(String what, Supplier<T> actual, Predicate<? super T> expected) {
    // The page replaces its lists while they are read.
    new WebDriverWait(here(), PATIENCE, Duration.ofMillis(50))
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> what + ", but: " + actual.get())
        .until(ready -> expected.test(actual.get()));
  }
}
