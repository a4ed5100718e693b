// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

/** Makes the adapter of each namespace: {@code adapter} of the reference server's options. */
@FunctionalInterface
public interface AdapterFactory {
  /**
   * Makes an adapter, which keeps the namespace and uses it when it is {@linkplain Adapter#start
   * started}.
   *
   * @param host the namespace that it serves
   * @return a new adapter
   */
  Adapter create(AdapterHost host);
}
