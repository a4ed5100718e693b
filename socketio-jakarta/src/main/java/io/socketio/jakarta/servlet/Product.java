// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

/** The products that containers are made of, as far as one of them needs special care. */
enum Product {
  /** The servlets and WebSockets of Jetty. */
  JETTY("org.eclipse.jetty.");

  private final String packages;

  Product(String packages) {
    this.packages = packages;
  }

  /** Tells by its class whether an object is of this product. */
  boolean made(Object object) {
    return object.getClass().getName().startsWith(packages);
  }
}
