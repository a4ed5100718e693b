// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/** Small helpers without knowledge of any protocol; not exported from the module. */
@NullMarked
package io.socketio.jakarta.util;

import org.jspecify.annotations.NullMarked;
