// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Holds the documentation to its word: samples compile, links lead somewhere, tables agree with the
 * code.
 */
package io.socketio.jakarta.documentation;
