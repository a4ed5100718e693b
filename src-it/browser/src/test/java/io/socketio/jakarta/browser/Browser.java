// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.browser;

import static java.util.stream.Collectors.toSet;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** One headless Chromium; each person of a test has a tab of it. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots"));

  private final ChromeDriver driver;
  private final String firstTab;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    this.firstTab = driver.getWindowHandle();
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

  /** Opens the chat in a new tab. */
  Person visit(URI chat, Screen screen) {
    newTab();
    screen.apply(driver);
    return open(chat);
  }

  /** Opens the chat in a new tab that knows no WebSocket. */
  Person visitWithoutWebSocket(URI chat) {
    newTab();
    Screen.DESKTOP.apply(driver);
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", "delete window.WebSocket"));
    return open(chat);
  }

  private void newTab() {
    driver.switchTo().window(firstTab);
    driver.switchTo().newWindow(WindowType.TAB);
  }

  private Person open(URI chat) {
    driver.get(chat.toString());
    return new Person(driver, driver.getWindowHandle());
  }

  /** Closes the tabs of all people. */
  void closeTabs() {
    Set<String> tabs =
        driver.getWindowHandles().stream().filter(tab -> !tab.equals(firstTab)).collect(toSet());
    for (String tab : tabs) {
      driver.switchTo().window(tab).close();
    }
    driver.switchTo().window(firstTab);
  }

  /** Takes a picture of each open tab, for people to look at. */
  void screenshots(String name) {
    List<String> tabs = new ArrayList<>(driver.getWindowHandles());
    tabs.remove(firstTab);
    for (int i = 0; i < tabs.size(); i++) {
      driver.switchTo().window(tabs.get(i));
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

  /** What the pages and the browser have reported as errors since the last call. */
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
