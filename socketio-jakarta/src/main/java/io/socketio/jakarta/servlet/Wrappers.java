// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;

/** Looks behind what filters have wrapped. */
final class Wrappers {
  private Wrappers() {}

  /** The request as the container has made it. */
  static ServletRequest original(ServletRequest request) {
    ServletRequest original = request;
    while (original instanceof ServletRequestWrapper wrapper) {
      original = wrapper.getRequest();
    }
    return original;
  }

  /** The response as the container has made it. */
  static ServletResponse original(ServletResponse response) {
    ServletResponse original = response;
    while (original instanceof ServletResponseWrapper wrapper) {
      original = wrapper.getResponse();
    }
    return original;
  }
}
