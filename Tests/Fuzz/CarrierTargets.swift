import CHiredis
import CreditCache
import EventLog
import Foundation
import Server

extension FuzzTarget {
    /// What Redis says. The first byte tells how the rest is taken: as replies on a connection, as a value under its key
    /// as it stands or put under a right seal, the watermark likewise.
    package static let redis = FuzzTarget("redis", changesInTests: 20_000, seeds: redisSeeds) {
        let seal = CacheSeal(key: [UInt8](repeating: 7, count: 32))
        return { bytes in
            guard let first = bytes.first else { return false }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[1...])
            switch first % 5 {
            case 0: return readReplies(rest)
            case 1: return (try? PackedPosition(rest, key: redisKey, seal: seal)) != nil
            case 2: return sealed(rest, seal).withUnsafeBytes { (try? PackedPosition($0, key: redisKey, seal: seal)) != nil }
            case 3: return Watermark(rest, key: redisKey, seal: seal) != nil
            default: return sealed(rest, seal).withUnsafeBytes { Watermark($0, key: redisKey, seal: seal) != nil }
            }
        }
    }

    private static let redisKey = Array("rsk:p:UK:C1".utf8)

    private static func redisSeeds() -> [[UInt8]] {
        let replies = [
            "+OK\r\n", ":42\r\n", "-WRONGTYPE no\r\n", "$5\r\nhello\r\n", "$-1\r\n", "*-1\r\n", "*2\r\n$1\r\na\r\n$-1\r\n",
            "*1\r\n*1\r\n*1\r\n:1\r\n", "%1\r\n+a\r\n:1\r\n", "~1\r\n#t\r\n", ",1.5\r\n", "(12345678901234567890\r\n",
            "=7\r\ntxt:abc\r\n", "_\r\n", ">2\r\n+a\r\n+b\r\n", "*4294967295\r\n", "$9223372036854775807\r\n",
        ].map { [0] + Array($0.utf8) }
        let seal = CacheSeal(key: [UInt8](repeating: 7, count: 32))
        var figures = CreditFigures()
        (figures.asOf, figures.baseLimitMinor, figures.limitCurrency) = (42, 500_000, 826)
        var sums = CurrencySums()
        (sums.currency, sums.invoices, sums.reserved) = (826, 12_345, 100)
        figures.append(sums)
        let kept = figures
        let value = [UInt8](unsafeUninitializedCapacity: PackedPosition.bytesMax) { target, count in
            guard let start = target.baseAddress else { return }
            count = redisKey.withUnsafeBytes { key in
                withUnsafePointer(to: kept) {
                    PackedPosition.store(
                        $0, Generation(epoch: 1, incarnation: 2), serverTime: 7, key: key, seal: seal,
                        to: UnsafeMutableRawPointer(start))
                }
            }
        }
        // Without its seal, which the target puts on.
        let plain = Array(value.dropLast(CacheSeal.bytes))
        return replies + [[1] + value, [2] + plain]
    }

    /// With our seal behind it.
    private static func sealed(_ value: UnsafeRawBufferPointer, _ seal: CacheSeal) -> [UInt8] {
        var bytes = Array(value) + [UInt8](repeating: 0, count: CacheSeal.bytes)
        let count = value.count
        bytes.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            redisKey.withUnsafeBytes {
                seal.store(key: $0, value: UnsafeRawBufferPointer(start: start, count: count), to: start + count)
            }
        }
        return bytes
    }

    /// As a connection takes them: true when at least one reply was whole.
    private static func readReplies(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let reader = redisReaderCreate() else { return false }
        defer { redisReaderFree(reader) }
        reader.pointee.fn = BoundedReplies.functions
        guard redisReaderFeed(reader, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count) == REDIS_OK else { return false }
        var count = 0
        while true {
            var raw: UnsafeMutableRawPointer?
            guard redisReaderGetReply(reader, &raw) == REDIS_OK, let raw else { return count > 0 }
            touch(RedisReply(raw))
            count += 1
        }
    }

    private static func touch(_ reply: borrowing RedisReply) {
        var sum = Int(truncatingIfNeeded: reply.integer ?? 0) &+ (reply.errorText?.utf8.count ?? 0)
        sum &+= reply.withBytes { $0.reduce(0) { $0 &+ Int($1) } } ?? 0
        for place in 0..<reply.count { sum &+= reply.withBytes(ofElement: place) { $0.count } ?? 0 }
        withExtendedLifetime(sum) {}
    }

    /// Tokens. The first byte tells what the rest is: a whole token, or claims that are put under a right signature, or a
    /// header before right claims.
    package static let token = FuzzTarget("token", bytesMax: 2_100, changesInTests: 3_000, seeds: tokenSeeds) {
        let key = try SigningKey.generate()
        return { bytes in
            guard let first = bytes.first else { return false }
            let rest = Array(bytes.dropFirst())
            let text: String
            switch first % 3 {
            case 0: text = String(decoding: rest, as: UTF8.self)
            case 1: text = signed(Array(#"{"alg":"EdDSA"}"#.utf8), rest, key)
            default: text = signed(rest, rightClaims, key)
            }
            do throws(AccessToken.Refusal) {
                let token = try AccessToken(text, signedBy: [key])
                try expectSound(token)
                try token.check(audience: "reskontra", now: 1_700_000_000, certificate: nil)
                return true
            } catch { return false }
        }
    }

    private static func expectSound(_ token: AccessToken) throws(AccessToken.Refusal) {
        precondition(!token.principal.isEmpty && !token.id.isEmpty && token.id.utf8.count <= 64, "a token without a name")
        precondition(token.certificate.map { $0.count == 32 } ?? true, "a certificate's sum of another length")
    }

    private static let rightClaims = Array(
        #"{"sub":"anna","aud":"reskontra","iat":1700000000,"exp":1700000600,"jti":"t1"}"#.utf8)

    private static func tokenSeeds() -> [[UInt8]] {
        [
            [1] + rightClaims, [2] + Array(#"{"alg":"EdDSA"}"#.utf8), [2] + Array(#"{"typ":"JWT","alg":"EdDSA"}"#.utf8),
            [0] + Array("eyJhbGciOiJFZERTQSJ9.e30.AAAA".utf8),
            [1] + Array(#"{"sub":"anna","aud":"reskontra","iat":1,"exp":9223372036854775807,"jti":"t"}"#.utf8),
            [1] + Array(#"{"sub":"anna","aud":"reskontra","iat":-9223372036854775808,"exp":1e3,"jti":"t"}"#.utf8),
            [1] + Array(#"{"sub":"a","aud":"r","iat":1,"exp":2,"jti":"t","cnf":{"x5t#S256":"AAAA"}}"#.utf8),
        ]
    }

    private static func signed(_ header: [UInt8], _ claims: [UInt8], _ key: SigningKey) -> String {
        let text = encoded(header) + "." + encoded(claims)
        return text + "." + encoded(key.signature(of: Array(text.utf8)) ?? [])
    }

    private static func encoded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
