/**
 * A house whose classes break the laws, so that no law is a test that cannot fail. The packages below are its modules.
 *
 * <p>Classes named {@code Fine...} come as near as the law allows, and must not be reported.
 */
package dev.tradewind.examples.architecture.bad;
