import COpenSSL

/// The one script that writes to Redis, and the numbers it answers with.
///
/// One value key per call. It compares texts of fixed width, reads bounded prefixes only (a huge or wrongly
/// typed key costs nothing) and never decides who owns the cache: the publisher checks the MAC and then swaps
/// the watermark against the exact bytes it saw. Rule: reliability 3.5.
enum PublishScript {
    static let text = """
        local function prefix(key, last)
            local got = redis.pcall('GETRANGE', key, '0', last)
            if type(got) == 'string' then return got end
            return ''
        end

        if ARGV[1] == 'value' then
            -- KEYS: value, watermark. ARGV: 'value', packed value, life in milliseconds.
            local owner = prefix(KEYS[2], '35')
            local new = ARGV[2]
            if #owner < 36 or string.sub(owner, 1, 4) ~= 'RKW2' then return -1 end
            if string.sub(new, 5, 36) ~= string.sub(owner, 5, 36) then return -2 end
            local old = prefix(KEYS[1], '51')
            if #old == 52 and string.sub(old, 1, 36) == string.sub(new, 1, 36) then
                local was, now = string.sub(old, 37, 52), string.sub(new, 37, 52)
                if was == now then
                    redis.call('PEXPIRE', KEYS[1], ARGV[3])
                    return 2
                end
                if was > now then return -3 end
            end
            redis.call('SET', KEYS[1], new, 'PX', ARGV[3])
            return 1
        end

        -- KEYS: watermark. ARGV: 'mark', what must be there, what comes; or 'read'.
        local there = prefix(KEYS[1], '1023')
        if ARGV[1] == 'mark' and there == ARGV[2] then
            redis.call('SET', KEYS[1], ARGV[3])
            return 1
        end
        return there
        """

    /// Lower-case hex of the SHA-1 of the text, as EVALSHA wants it.
    static let digest: [UInt8] = {
        let script = Array(text.utf8)
        var sum = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
        SHA1(script, script.count, &sum)
        let digits = Array("0123456789abcdef".utf8)
        return sum.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }()

    static let installed: Int64 = 1
    /// The same as-of is there already; its life was renewed.
    static let alreadyThere: Int64 = 2
    static let noOwner: Int64 = -1
    static let otherOwner: Int64 = -2
    /// A newer as-of of our own generation is there: nobody but us may write one, so it is not ours.
    static let newerThere: Int64 = -3
}
