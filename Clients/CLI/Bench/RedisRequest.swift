/// What a Redis of the same customers is asked: the kindest form, arrays with lengths and fixed-size answers.
enum RedisRequest {
    /// `$12` and twelve digits, `:1`: both with their line ends.
    static func answerBytes(_ target: BenchTarget) -> Int { target == .redisGet ? 19 : 4 }

    static func write(
        at start: UnsafeMutableRawPointer, _ target: BenchTarget, customer: Int, cents: Int64, script: String
    ) -> Int {
        let number = BenchRequest.customerNumber(customer)
        let words =
            target == .redisGet
            ? ["GET", "b:" + number] : ["EVALSHA", script, "1", "h:" + number, String(cents)]
        let bytes = command(words).utf8
        for (index, byte) in bytes.enumerated() { start.storeBytes(of: byte, toByteOffset: index, as: UInt8.self) }
        return bytes.count
    }

    static func command(_ words: [String]) -> String {
        words.reduce(into: "*\(words.count)\r\n") { $0 += "$\($1.utf8.count)\r\n\($1)\r\n" }
    }

    /// The credit check as a script: limit and balance of one customer, 1 or 0.
    static let check = """
        local h = redis.call('HMGET', KEYS[1], 'limit', 'bal')
        if h[2] + ARGV[1] <= h[1] + 0 then return 1 else return 0 end
        """

    /// Twelve-digit balances to GET, and a hash with limit and balance for the script, per customer.
    static let load = """
        for i = tonumber(ARGV[1]), tonumber(ARGV[2]) do
            local n = string.format('C-%06d', i)
            redis.call('SET', 'b:' .. n, '000000050000')
            redis.call('HSET', 'h:' .. n, 'limit', 100000000000, 'bal', 50000)
        end
        return 1
        """
}
