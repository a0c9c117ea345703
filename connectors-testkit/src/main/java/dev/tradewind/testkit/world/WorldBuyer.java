package dev.tradewind.testkit.world;

/**
 * A buyer. All of it is made up.
 *
 * @param id the platform's id, unique within the world
 * @param firstName first name
 * @param lastName last name
 * @param phone digits with country code
 * @param street street and number
 * @param city city
 * @param postCode post code
 */
public record WorldBuyer(
        long id, String firstName, String lastName, String phone, String street, String city, String postCode) {}
