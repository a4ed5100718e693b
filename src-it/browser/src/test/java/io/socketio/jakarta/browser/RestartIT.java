// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The server goes away and comes back. */
class RestartIT {
  @Test
  void peopleChatOnAfterARestart() {
    try (Browser browser = Browser.start();
        ChatProcess first = ChatProcess.start(0)) {
      Person ada = browser.visit(first.url(), Screen.DESKTOP).enter("Ada", "lobby");
      Person grace = browser.visit(first.url(), Screen.PHONE).enter("Grace", "lobby");
      ada.say("Before");
      grace.hears("Before");
      ada.seesTick("Before");

      first.close();
      ada.sees("#connection", text -> text.startsWith("Reconnecting"));
      grace.sees("#connection", text -> text.startsWith("Reconnecting"));
      ada.say("Meanwhile");
      ada.sees(".pending .text", "Meanwhile");
      browser.screenshots("restart-meanwhile");
      assertThat(first.problems()).isEmpty();

      try (ChatProcess second = ChatProcess.start(first.url().getPort())) {
        assertThat(second.url()).isEqualTo(first.url());
        ada.sees("#connection", "Live · WebSocket");
        grace.sees("#connection", "Live · WebSocket");
        ada.seesTick("Meanwhile");
        ada.seesMembers("Ada", "Grace");

        ada.say("After");
        grace.hears("After");
        ada.seesTick("After");
        assertThat(grace.texts(".text")).containsExactly("Before", "Meanwhile", "After");
        browser.screenshots("restart-after");
        assertThat(second.problems()).isEmpty();
      }
    }
  }
}
