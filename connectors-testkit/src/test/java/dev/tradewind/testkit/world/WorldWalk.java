package dev.tradewind.testkit.world;

/** Makes every order of a large world once; run in a small JVM by {@link LargeWorldTest}. */
final class WorldWalk {
    private WorldWalk() {}

    public static void main(String[] args) {
        World world =
                World.of(Seed.of(1).orders(Long.parseLong(args[0])).lines(2, 2).tie(5_000));
        long lines = world.allOrders().mapToLong(order -> order.lines().size()).sum();
        System.out.println(lines + " lines");
    }
}
