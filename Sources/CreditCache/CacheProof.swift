/// What bytes from Redis prove to whoever has the MAC key; asks nothing itself.
///
/// For readers with a connection of their own: they send `lookup`, and judge what comes back.
package struct CacheProof: Sendable {
    let keys: CacheKeys
    private let seal: CacheSeal

    package init(_ configuration: CacheConfiguration) {
        keys = CacheKeys(prefix: configuration.prefix)
        seal = CacheSeal(key: configuration.macKey)
    }

    /// Values that `lookup` asks for per account: its own and the two nodes that tell of its last change.
    package static let valuesPerAccount = 3

    /// Adds one MGET of the watermark and what proves these accounts' values: the reply is of one instant.
    package func lookup(
        _ accounts: some Collection<(company: CacheText, customer: CacheText)>, to command: inout [UInt8]
    ) {
        CacheProof.append("*\(Self.valuesPerAccount * accounts.count + 2)\r\n$4\r\nMGET\r\n", to: &command)
        CacheProof.append(keys.watermark, to: &command)
        for account in accounts {
            let key = keys.customerKey(company: account.company, customer: account.customer)
            let place = key.withUnsafeBytes { ChangePlace(key: $0) }
            CacheProof.append(key, to: &command)
            CacheProof.append(keys.nodeKey(.leaf(place.leaf)), to: &command)
            CacheProof.append(keys.nodeKey(.middle(place.middle)), to: &command)
        }
    }

    /// What a connection says first; empty when it need not.
    package static func greeting(user: String?, password: Secret?) -> [UInt8] {
        guard let password else { return [] }
        let words = ["AUTH"] + (user.map { [$0] } ?? []) + [password.revealed]
        var command: [UInt8] = []
        append("*\(words.count)\r\n", to: &command)
        for word in words { append(Array(word.utf8), to: &command) }
        return command
    }

    private static func append(_ text: String, to command: inout [UInt8]) {
        command.append(contentsOf: text.utf8)
    }

    private static func append(_ argument: [UInt8], to command: inout [UInt8]) {
        append("$\(argument.count)\r\n", to: &command)
        command.append(contentsOf: argument)
        append("\r\n", to: &command)
    }

    /// Nil when the bytes are not a watermark sealed with our key.
    package func watermark(_ bytes: UnsafeRawBufferPointer) -> Watermark? {
        Watermark(bytes, key: keys.watermark, seal: seal)
    }

    /// A value under the watermark that came in the same reply, with the nodes that came with it, if they did.
    package func judge(
        _ value: UnsafeRawBufferPointer, leaf: UnsafeRawBufferPointer?, middle: UnsafeRawBufferPointer?,
        company: CacheText, customer: CacheText, _ watermark: Watermark
    ) -> CacheAnswer {
        let key = keys.customerKey(company: company, customer: customer)
        let answer = judge(value, key, company, customer, watermark)
        guard case .hit(let position) = answer else { return answer }
        let place = key.withUnsafeBytes { ChangePlace(key: $0) }
        guard let lastChange = lastChange(place, leaf, middle, watermark), position.figures.asOf >= lastChange
        else { return .rejected(.overtaken) }
        return answer
    }

    /// Sequence of the account's last change up to the watermark at least; 0: none in this generation; nil: not proved.
    private func lastChange(
        _ place: ChangePlace, _ leaf: UnsafeRawBufferPointer?, _ middle: UnsafeRawBufferPointer?,
        _ watermark: Watermark
    ) -> UInt64? {
        let middleMin = watermark.changes[place.middle]
        if middleMin == 0 { return 0 }
        guard let middle = node(middle, .middle(place.middle), watermark, versionMin: middleMin),
            let leafMin = middle.version(ofChild: place.leaf % ChangeTree.fanOut)
        else { return nil }
        if leafMin == 0 { return 0 }
        return node(leaf, .leaf(place.leaf), watermark, versionMin: leafMin)?.lastChange(of: place.tag)
    }

    /// A node may be newer than what names it: then it knows more.
    private func node(
        _ bytes: UnsafeRawBufferPointer?, _ place: ChangeNode.Place, _ watermark: Watermark, versionMin: UInt64
    ) -> ChangeNode? {
        guard let bytes, let node = ChangeNode(bytes, key: keys.nodeKey(place), seal: seal),
            node.generation == watermark.generation, node.version >= versionMin
        else { return nil }
        return node
    }

    func judge(
        _ value: UnsafeRawBufferPointer, _ key: [UInt8], _ company: CacheText, _ customer: CacheText,
        mark: [UInt8]?
    ) -> CacheAnswer {
        guard let mark else { return .rejected(.noWatermark) }
        guard let watermark = mark.withUnsafeBytes({ watermark($0) }) else { return .rejected(.watermark) }
        return judge(value, key, company, customer, watermark)
    }

    private func judge(
        _ value: UnsafeRawBufferPointer, _ key: [UInt8], _ company: CacheText, _ customer: CacheText,
        _ watermark: Watermark
    ) -> CacheAnswer {
        do throws(CacheRejection) {
            var packed = try PackedPosition(value, key: key, seal: seal)
            guard packed.generation == watermark.generation else { throw .generation }
            packed.figures.company = company
            packed.figures.customer = customer
            return .hit(
                CachedPosition(figures: packed.figures, writtenAt: packed.serverTime, watermark: watermark))
        } catch {
            return .rejected(error)
        }
    }
}
