// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * One headless Chromium; each person of a test has a window of it, because pages in tabs behind
 * others are slowed down or stopped.
 */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots"));

  private final ChromeDriver driver;
  private final String firstWindow;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    this.firstWindow = driver.getWindowHandle();
  }

  static Browser start() {
    var log = new LoggingPreferences();
    log.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(installed("chromium"));
    options.setCapability(ChromeOptions.LOGGING_PREFS, log);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding");
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver"))
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static File installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> new File(directory, program))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Install " + program + ": it is not on the PATH"));
  }

  /** Opens the chat in a new window. */
  Person visit(URI chat, Screen screen) {
    newWindow();
    screen.apply(driver);
    return open(chat);
  }

  /** Opens the chat in a new window that knows no WebSocket. */
  Person visitWithoutWebSocket(URI chat) {
    newWindow();
    Screen.DESKTOP.apply(driver);
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", "delete window.WebSocket"));
    return open(chat);
  }

  private void newWindow() {
    driver.switchTo().window(firstWindow);
    driver.switchTo().newWindow(WindowType.WINDOW);
  }

  private Person open(URI chat) {
    driver.get(chat.toString());
    return new Person(driver, driver.getWindowHandle());
  }

  /** Closes the windows of all people. */
  void closeWindows() {
    for (String window : windows()) {
      driver.switchTo().window(window).close();
    }
    driver.switchTo().window(firstWindow);
  }

  /** Takes a picture of each open window, for people to look at. */
  void screenshots(String name) {
    List<String> windows = windows();
    for (int i = 0; i < windows.size(); i++) {
      driver.switchTo().window(windows.get(i));
      try {
        Files.createDirectories(SCREENSHOTS);
        Files.write(
            SCREENSHOTS.resolve(name + "-" + (i + 1) + ".png"),
            driver.getScreenshotAs(OutputType.BYTES));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<String> windows() {
    return driver.getWindowHandles().stream().filter(it -> !it.equals(firstWindow)).toList();
  }

  /** What the pages and the browser have reported as errors since the last call. */
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        // A client that closes its connection may have sent one more poll, which comes too late.
        .filter(message -> !message.contains("/socket.io/?") || !message.contains("status of 400"))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
