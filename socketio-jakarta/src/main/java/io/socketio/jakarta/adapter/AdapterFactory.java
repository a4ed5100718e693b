// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

/** Makes the adapter of each namespace: {@code adapter} of the reference server's options. */
@FunctionalInterface
public interface AdapterFactory {
  /**
   * Makes an adapter.
   *
   * @param host the namespace that it serves
   * @return a new adapter, ready for use
   */
  Adapter create(AdapterHost host);
}
