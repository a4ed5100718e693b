// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The server to which members sign in. */
interface MembersServer extends AutoCloseable {
  /** The root of the server, below which is an application for each login. */
  URI url();

  List<Login> logins();

  @Override
  void close();

  static MembersServer start() throws IOException {
    String url = System.getProperty("members.url");
    return url == null
        ? MembersTomcat.start()
        : new Deployed(
            URI.create(url), List.of(Login.valueOf(System.getProperty("members.login"))));
  }

  /** One that is not ours. */
  record Deployed(URI url, List<Login> logins) implements MembersServer {
    @Override
    public void close() {}
  }
}
