// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import io.socketio.jakarta.containers.TomcatServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

/** Embedded Tomcat with the applications and users. */
record MembersTomcat(TomcatServer tomcat) implements MembersServer {
  static MembersTomcat start() throws IOException {
    TomcatServer tomcat = TomcatServer.empty();
    tomcat.addUser("ada", Login.password("ada"), "member");
    tomcat.addUser("eve", Login.password("eve"), "member");
    for (Login login : Login.values()) {
      tomcat.deploy("/" + login.application(), MembersWar.write(login), MembersTomcat::serveFiles);
    }
    return new MembersTomcat(tomcat);
  }

  /** The form to sign in is one. */
  private static void serveFiles(Context context) {
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
  }

  @Override
  public URI url() {
    return tomcat.http("/");
  }

  @Override
  public List<Login> logins() {
    return List.of(Login.values());
  }

  @Override
  public void close() {
    tomcat.close();
  }
}
