// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.lifecycle;

import java.lang.annotation.Annotation;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Lets tests see what Arquillian holds for started and deployed. */
public final class DeploymentsExtension implements LoadableExtension {
  /** For Arquillian. */
  public DeploymentsExtension() {}

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(ResourceProvider.class, Deployments.class);
    builder.service(ResourceProvider.class, Containers.class);
  }

  /** Provides the deployments of the test. */
  public static final class Deployments implements ResourceProvider {
    @Inject private Instance<DeploymentScenario> deployments;

    /** For Arquillian. */
    public Deployments() {}

    @Override
    public boolean canProvide(Class<?> type) {
      return type == DeploymentScenario.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
      return deployments.get();
    }
  }

  /** Provides the containers of the suite. */
  public static final class Containers implements ResourceProvider {
    @Inject private Instance<ContainerRegistry> containers;

    /** For Arquillian. */
    public Containers() {}

    @Override
    public boolean canProvide(Class<?> type) {
      return type == ContainerRegistry.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
      return containers.get();
    }
  }
}
