// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.Collection;

/**
 * A family of namespaces that come into being when clients ask for them: what {@code io.of(regex)}
 * and {@code io.of(fn)} of the reference server return.
 *
 * <p>What is registered here is copied to each child when that is created; later registrations and
 * removals do not reach children that exist. As a {@link Broadcast} it selects the sockets of all
 * children, each of which gets the packet in its own namespace; {@link #sockets()}, {@link
 * #sockets(String)}, {@link #socket(String)} and {@link #rooms()} are those of all children
 * together, as snapshots; handlers of {@link #onServerSide} serve the children. {@link
 * #fetchSockets()} and {@link #serverSideEmit} fail with {@link UnsupportedOperationException}, as
 * the reference server cannot do them either.
 *
 * <p>No client can join the parent itself. Its name, {@code /_0}, {@code /_1} and so on, only
 * serves to tell parents apart.
 */
public interface ParentNamespace extends Namespace {
  /**
   * The namespaces that exist at the moment.
   *
   * @return an unmodifiable live view
   */
  Collection<Namespace> children();
}
