// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.around;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Collects answers, and passes them on when the servlet has returned; knows no other way. */
@WebFilter(urlPatterns = "/socket.io/*", asyncSupported = true)
public class BufferingFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Buffer buffer = new Buffer(response);
    chain.doFilter(request, buffer);
    response.addHeader("X-Buffered", String.valueOf(buffer.bytes.size()));
    buffer.bytes.writeTo(response.getOutputStream());
  }

  private static final class Buffer extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Buffer(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException("collects what is written now");
        }

        @Override
        public void write(int b) {
          bytes.write(b);
        }
      };
    }

    @Override
    public void flushBuffer() {
      // Later.
    }
  }
}
