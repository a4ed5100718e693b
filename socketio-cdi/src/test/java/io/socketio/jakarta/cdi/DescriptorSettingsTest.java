// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptor of a web application is found beside our JAR, and only its own settings count. */
final class DescriptorSettingsTest {
  @TempDir Path webInf;

  @Test
  void readsTheContextParametersAlone() throws IOException {
    assertThat(
            settings(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE web-app PUBLIC "-//Sun//DTD Web Application 2.3//EN"
                    "http://127.0.0.1:1/web-app_2_3.dtd">
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <context-param>
                    <description>where</description>
                    <param-name> socketio.path </param-name>
                    <param-value>
                      /live
                    </param-value>
                  </context-param>
                  <context-param>
                    <param-name>other</param-name>
                    <param-value>1</param-value>
                  </context-param>
                  <servlet>
                    <servlet-name>one</servlet-name>
                    <init-param>
                      <param-name>socketio.pingTimeout</param-name>
                      <param-value>1</param-value>
                    </init-param>
                  </servlet>
                  <context-param>
                    <param-name>socketio.pingInterval</param-name>
                    <param-value>7<![CDATA[000]]></param-value>
                  </context-param>
                </web-app>
                """))
        .isEqualTo(Map.of("path", "/live", "pingInterval", "7000"));
  }

  @Test
  void leavesWhatIsMalformedToTheContainer() throws IOException {
    assertThat(settings("<web-app><context-param>")).isEmpty();
    assertThat(settings("")).isEmpty();
  }

  @Test
  void needsNoDescriptor() {
    assertThat(DescriptorSettings.read(webInf.resolve("web.xml").toUri())).isEmpty();
    assertThat(DescriptorSettings.find()).isEmpty();
  }

  @Test
  void isBesideTheLibrariesOfAWebApplication() {
    assertThat(descriptor("file:/apps/chat/WEB-INF/lib/socketio-cdi.jar"))
        .isEqualTo("file:/apps/chat/WEB-INF/web.xml");
    assertThat(descriptor("vfs:/content/all.ear/chat.war/WEB-INF/lib/socketio-cdi.jar"))
        .isEqualTo("vfs:/content/all.ear/chat.war/WEB-INF/web.xml");
    assertThat(descriptor("jar:file:/apps/chat.war!/WEB-INF/lib/socketio-cdi.jar"))
        .isEqualTo("jar:file:/apps/chat.war!/WEB-INF/web.xml");
    assertThat(descriptor("file:/apps/chat.ear/lib/socketio-cdi.jar")).isEqualTo("none");
  }

  private static String descriptor(String jar) {
    return DescriptorSettings.descriptor(jar).map(Object::toString).orElse("none");
  }

  private Map<String, String> settings(String descriptor) throws IOException {
    Path file = Files.writeString(webInf.resolve("web.xml"), descriptor);
    return DescriptorSettings.read(file.toUri());
  }
}
