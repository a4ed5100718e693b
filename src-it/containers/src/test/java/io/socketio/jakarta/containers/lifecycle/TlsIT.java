// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.containers.PollingClient;
import io.socketio.jakarta.containers.TomcatServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS with HTTP/2, as browsers use it: polls over HTTP/2, WebSockets over HTTP/1.1. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TlsIT {
  private static final String PASSWORD = "changeit";

  @TempDir Path directory;

  private TomcatServer tomcat;
  private HttpClient http;

  @BeforeEach
  void start() throws Exception {
    Path keys = directory.resolve("keys.p12");
    generateKeys(keys);
    SocketIoServer io = SocketIoServer.builder().build();
    io.on("secure", event -> event.ack().send(event.socket().handshake().secure()));
    tomcat = TomcatServer.serving(io, context -> {}, server -> secure(server, keys));
    http = HttpClient.newBuilder().version(Version.HTTP_2).sslContext(trusting(keys)).build();
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  private static void generateKeys(Path keys) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tomcat",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  private static void secure(Tomcat server, Path keys) {
    SSLHostConfig host = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
    certificate.setCertificateKeystoreFile(keys.toString());
    certificate.setCertificateKeystorePassword(PASSWORD);
    host.addCertificate(certificate);
    Connector connector = server.getConnector();
    connector.setSecure(true);
    connector.setScheme("https");
    connector.setProperty("SSLEnabled", "true");
    connector.addSslHostConfig(host);
    connector.addUpgradeProtocol(new Http2Protocol());
  }

  private static SSLContext trusting(Path keys) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private URI uri(String scheme, String query) {
    int port = tomcat.http("/").getPort();
    return URI.create(scheme + "://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=" + query);
  }

  @Test
  void pollingRunsOverHttp2() throws Exception {
    HttpResponse<String> opened = send(HttpRequest.newBuilder(uri("https", "polling")));
    String session = "polling&sid=" + PollingClient.sid(opened);

    assertThat(opened.version()).isEqualTo(Version.HTTP_2);
    assertThat(post(session, "40")).isEqualTo("ok");
    assertThat(poll(session)).startsWith("40{");
    assertThat(post(session, "420[\"secure\"]")).isEqualTo("ok");
    assertThat(poll(session)).isEqualTo("430[true]");
  }

  private String post(String session, String packet) throws Exception {
    URI uri = uri("https", session);
    return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(packet))).body();
  }

  private String poll(String session) throws Exception {
    return send(HttpRequest.newBuilder(uri("https", session))).body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void webSocketRunsOverTls() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    var listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            received.add(text.toString());
            return WebSocket.Listener.super.onText(from, text, last);
          }
        };
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(uri("wss", "websocket"), listener)
            .get(1, TimeUnit.MINUTES);

    assertThat(received.poll(1, TimeUnit.MINUTES)).startsWith("0{");
    socket.sendText("40", true).get(1, TimeUnit.MINUTES);
    assertThat(received.poll(1, TimeUnit.MINUTES)).startsWith("40{");
    socket.sendText("420[\"secure\"]", true).get(1, TimeUnit.MINUTES);
    assertThat(received.poll(1, TimeUnit.MINUTES)).isEqualTo("430[true]");
    socket.abort();
  }
}
