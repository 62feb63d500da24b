/// Reads what Redis holds of an account, on the caller's thread and with a connection per call.
///
/// Blocks for at most the time limits of the configuration; not for the loop. Believes nothing that key,
/// layout, MAC and generation do not prove.
package struct CacheReader: Sendable {
    private let configuration: CacheConfiguration
    private let proof: CacheProof
    private var keys: CacheKeys { proof.keys }
    /// What was found so far, by all copies of this reader.
    package let counters = CacheReadCounters()

    package init(_ configuration: CacheConfiguration) {
        self.configuration = configuration
        proof = CacheProof(configuration)
    }

    /// One account. A value newer than the watermark, or of another generation, is read once more.
    package func read(company: CacheText, customer: CacheText) -> CacheAnswer {
        let answer = ask(company, customer)
        counters.count(answer)
        return answer
    }

    private func ask(_ company: CacheText, _ customer: CacheText) -> CacheAnswer {
        do throws(CacheFailure) {
            let link = try RedisLink(configuration)
            let first = try read(link, company, customer)
            switch first {
            case .hit(let position) where position.isProved: return first
            case .rejected(.generation), .hit: return try read(link, company, customer)
            case .miss, .rejected, .unavailable: return first
            }
        } catch {
            return .unavailable(error)
        }
    }

    /// Many accounts, in pages of at most 256 keys; each page is one MGET with the watermark, so of one
    /// instant.
    ///
    /// `found` gets the answers in order. When Redis fails, all from that page on are `.unavailable`. A key of
    /// a wrong type is a miss here.
    package func read(
        count: Int, account: (Int) -> (company: CacheText, customer: CacheText),
        _ found: (Int, CacheAnswer) -> Void
    ) {
        func body(_ position: Int, _ answer: CacheAnswer) {
            counters.count(answer)
            found(position, answer)
        }
        var start = 0
        do throws(CacheFailure) {
            let link = try RedisLink(configuration)
            while start < count {
                let end = min(start + CacheConfiguration.pageKeysMax, count)
                try readPage(link, (start..<end).map { ($0, account($0)) }, body)
                start = end
            }
        } catch {
            for position in start..<max(start, count) { body(position, .unavailable(error)) }
        }
    }

    /// The watermark alone: owner, sequence and time of the last heartbeat; nil when there is none of ours.
    package func watermark() throws(CacheFailure) -> Watermark? {
        let link = try RedisLink(configuration)
        appendPrefix(link, of: keys.watermark, last: Self.watermarkLast)
        let reply = try checked(link.reply())
        return reply.withBytes { proof.watermark($0) } ?? nil
    }

    /// One byte more than fits, so that what is too long is seen to be.
    private static let watermarkLast = Watermark.bytes
    private static let valueLast = PackedPosition.bytesMax

    /// The watermark is read first: a value read later has at least all changes up to it.
    private func read(
        _ link: RedisLink, _ company: CacheText, _ customer: CacheText
    ) throws(CacheFailure) -> CacheAnswer {
        let key = keys.customerKey(company: company, customer: customer)
        appendPrefix(link, of: keys.watermark, last: Self.watermarkLast)
        appendPrefix(link, of: key, last: Self.valueLast)
        let markReply = try link.reply()
        let valueReply = try link.reply()
        if let text = valueReply.errorText {
            guard text.hasPrefix("WRONGTYPE") else { throw CacheFailure(.refused, text) }
            return .rejected(.wrongType)
        }
        if let text = markReply.errorText {
            guard text.hasPrefix("WRONGTYPE") else { throw CacheFailure(.refused, text) }
            return .rejected(.watermark)
        }
        guard let mark = markReply.withBytes({ Array($0) }),
            let answer = valueReply.withBytes({ value in
                // GETRANGE gives an empty text where there is no key.
                value.isEmpty
                    ? CacheAnswer.miss : proof.judge(
                        value, key, company, customer,
                        mark: mark.isEmpty ? nil : mark)
            })
        else { throw CacheFailure(.malformedReply) }
        return answer
    }

    private func readPage(
        _ link: RedisLink, _ page: [(position: Int, account: (company: CacheText, customer: CacheText))],
        _ body: (Int, CacheAnswer) -> Void
    ) throws(CacheFailure) {
        let pageKeys = page.map {
            keys.customerKey(company: $0.account.company, customer: $0.account.customer)
        }
        link.commands.begin(arguments: 2 + pageKeys.count)
        link.commands.argument("MGET")
        link.commands.argument(keys.watermark)
        for key in pageKeys { link.commands.argument(key) }
        let reply = try checked(link.reply())
        guard reply.count == 1 + page.count else { throw CacheFailure(.malformedReply) }
        let mark = reply.withBytes(ofElement: 0) { Array($0) }
        for (offset, one) in page.enumerated() {
            let answer = reply.withBytes(ofElement: 1 + offset) { value in
                proof.judge(value, pageKeys[offset], one.account.company, one.account.customer, mark: mark)
            }
            body(one.position, answer ?? .miss)
        }
    }

    private func appendPrefix(_ link: RedisLink, of key: [UInt8], last: Int) {
        link.commands.begin(arguments: 4)
        link.commands.argument("GETRANGE")
        link.commands.argument(key)
        link.commands.argument(decimal: 0)
        link.commands.argument(decimal: last)
    }

    private func checked(_ reply: consuming RedisReply) throws(CacheFailure) -> RedisReply {
        if let text = reply.errorText { throw CacheFailure(.refused, text) }
        return reply
    }
}

/// What the cache says of one account.
package enum CacheAnswer: Sendable {
    case hit(CachedPosition)
    case miss
    case rejected(CacheRejection)
    case unavailable(CacheFailure)
}

/// Figures found in Redis, and how far they are proved.
package struct CachedPosition: Sendable {
    package let figures: CreditFigures
    /// UTC nanoseconds of the server's wall clock.
    package let writtenAt: Int64
    package let watermark: Watermark

    package var generation: Generation { watermark.generation }

    /// True when these are the ledger's figures at the watermark; otherwise they are newer than it.
    package var isProved: Bool { figures.lastChange <= watermark.sequence }

    /// Age of the last heartbeat in nanoseconds by a reader's wall clock, which may be ahead or behind.
    package func heartbeatAge(at now: Int64) -> Int64 { now - watermark.serverTime }
}
