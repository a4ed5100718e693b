// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.ServletContext;

/** Tells containers apart, once for each web application. */
final class Containers {
  private Containers() {}

  static Container of(ServletContext context) {
    return new Container() {};
  }
}
