// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import static jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST;
import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;
import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;
import static jakarta.servlet.http.HttpServletResponse.SC_NO_CONTENT;
import static jakarta.servlet.http.HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.socketio.jakarta.SocketIoServer;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST api/rooms/{room}/announcements} with plain text in UTF-8: tells it to the people in a
 * room.
 */
@WebServlet("/api/rooms/*")
public class AnnouncementServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_BYTES = 2_000;
  private static final Pattern PATH = Pattern.compile("/([^/]+)/announcements");

  @Inject transient SocketIoServer io;

  /** What clients receive. */
  public record Announcement(String text, Instant at) {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(announce(request));
  }

  private int announce(HttpServletRequest request) throws IOException {
    if (fromOtherSite(request)) {
      return SC_FORBIDDEN;
    }
    Optional<Room> room = room(request);
    if (room.isEmpty()) {
      return SC_NOT_FOUND;
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      return SC_REQUEST_ENTITY_TOO_LARGE;
    }
    String text = new String(body, UTF_8).strip();
    if (text.isEmpty()) {
      return SC_BAD_REQUEST;
    }
    io.to(room.get().channel()).emit("announcement", new Announcement(text, Instant.now()));
    return SC_NO_CONTENT;
  }

  /** Any page may make a browser send plain text here; the browser says so. */
  private static boolean fromOtherSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private static Optional<Room> room(HttpServletRequest request) {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    Matcher matcher = PATH.matcher(path);
    return matcher.matches() ? Room.of(matcher.group(1)) : Optional.empty();
  }
}
