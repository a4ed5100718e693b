// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Payloads through Jakarta JSON Binding: the default {@link io.socketio.jakarta.parser.JsonCodec}.
 */
@NullMarked
package io.socketio.jakarta.jsonb;

import org.jspecify.annotations.NullMarked;
