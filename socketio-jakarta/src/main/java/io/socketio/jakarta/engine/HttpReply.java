// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/**
 * A complete HTTP answer, to be written by a binding.
 *
 * @param status the status code
 * @param headers all headers but {@code Content-Length} and {@code Content-Encoding}, which the
 *     binding adds
 * @param body the body, possibly empty; must not be modified
 * @param compressible whether the binding may compress the body if it is long enough and the client
 *     accepts it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each answer would cost
public record HttpReply(int status, ResponseHeaders headers, byte[] body, boolean compressible) {}
