// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.browser;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What a window is looked at with.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param scale device pixels per CSS pixel
 * @param mobile whether it is a phone
 * @param colours the preferred colour scheme
 */
record Screen(int width, int height, int scale, boolean mobile, String colours) {
  static final Screen DESKTOP = new Screen(1180, 760, 1, false, "light");
  static final Screen PHONE = new Screen(390, 844, 2, true, "dark");

  /** Gives the current window this size and colour scheme. */
  void apply(ChromeDriver driver) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", mobile));
    var scheme = Map.of("name", "prefers-color-scheme", "value", colours);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }
}
