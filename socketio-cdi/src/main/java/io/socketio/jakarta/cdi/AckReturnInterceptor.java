// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Sees what an observer returns, which the container throws away. The outermost interceptor: the
 * acknowledgement leaves after a transaction has committed.
 */
@AckReturn
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class AckReturnInterceptor implements Serializable { // for beans of passivating scopes
  private static final long serialVersionUID = 1L;

  @AroundInvoke
  @Nullable Object intercept(InvocationContext context) throws Exception {
    Object value = context.proceed();
    ReturnValue.offer(context.getMethod(), value);
    return value;
  }
}
