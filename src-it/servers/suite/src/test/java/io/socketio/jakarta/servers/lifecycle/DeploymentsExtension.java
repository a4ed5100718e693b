// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.lifecycle;

import java.lang.annotation.Annotation;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Lets tests see what Arquillian holds for deployed. */
public final class DeploymentsExtension implements LoadableExtension {
  /** For Arquillian. */
  public DeploymentsExtension() {}

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(ResourceProvider.class, Provider.class);
  }

  /** Provides the deployments of the test. */
  public static final class Provider implements ResourceProvider {
    @Inject private Instance<DeploymentScenario> deployments;

    /** For Arquillian. */
    public Provider() {}

    @Override
    public boolean canProvide(Class<?> type) {
      return type == DeploymentScenario.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
      return deployments.get();
    }
  }
}
