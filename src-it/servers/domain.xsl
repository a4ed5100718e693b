<?xml version="1.0" encoding="UTF-8"?>
<!-- Makes a domain of Payara or GlassFish listen at loopback only, and at free ports. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">
  <xsl:param name="http.port"/>
  <xsl:param name="management.port"/>

  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="@address[. = '0.0.0.0']">
    <xsl:attribute name="address">127.0.0.1</xsl:attribute>
  </xsl:template>

  <xsl:template match="config[@name = 'server-config']//network-listener">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:choose>
        <xsl:when test="@name = 'http-listener-1'">
          <xsl:attribute name="port"><xsl:value-of select="$http.port"/></xsl:attribute>
        </xsl:when>
        <xsl:when test="@name = 'admin-listener'">
          <xsl:attribute name="port"><xsl:value-of select="$management.port"/></xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="enabled">false</xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:copy-of select="node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- Nor is there a broker, which could have no free port. -->
  <xsl:template match="jms-service/@type">
    <xsl:attribute name="type">REMOTE</xsl:attribute>
  </xsl:template>

  <!-- Of the last run: nothing can be undeployed from a server that a test has stopped. -->
  <xsl:template match="/domain/applications/application | application-ref[@ref = /domain/applications/application/@name]"/>

  <xsl:template match="hazelcast-config-specific-configuration | iiop-listener | jmx-connector">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="enabled">false</xsl:attribute>
      <xsl:apply-templates select="node()"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
