// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The container of a web application. What is here is what the specifications say; a container that
 * needs something else has a class of its name.
 */
interface Container {
  /** Makes a request asynchronous, on the thread of its servlet. */
  default AsyncRequest startAsync(HttpServletRequest request) {
    return new AsyncRequest(request);
  }
}
