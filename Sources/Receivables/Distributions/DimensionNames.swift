/// What dimension keys too long to say it themselves stand for, once something was posted with them (setup:AD-3).
///
/// A key is worked out of its dimensions, so it means the same in every entry: undos, mirrors and later settlements of
/// what was posted need no names of their own. Nothing here is of any digest: the facts say it.
package struct DimensionNames: ~Copyable {
    private var names: [Code: Dimensions] = [:]
    /// Of an answer that shows what is not posted yet; between answers none.
    private var shown: [DimensionSet] = []

    init() {}

    package subscript(_ key: Code) -> Dimensions? {
        if names.isEmpty, shown.isEmpty { return nil }
        return names[key] ?? shown.first { $0.key == key }?.dimensions
    }

    mutating func note(_ sets: [DimensionSet]) {
        for set in sets { names[set.key] = set.dimensions }
    }

    fileprivate mutating func show(_ sets: [DimensionSet]) {
        if !sets.isEmpty || !shown.isEmpty { shown = sets }
    }
}

extension DimensionNames: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&names)
        try stream.pass(&shown)
    }
}

extension Book {
    /// Names of keys that these events would post, while their answer is written; none ends it.
    package mutating func show(namesOf events: [Event]) {
        var sets: [DimensionSet] = []
        for index in events.indices { sets += events[index].dimensionSets }
        dimensionNames.show(sets)
    }
}

extension Event {
    /// What long keys of its entries stand for, as it was posted with them.
    fileprivate var dimensionSets: [DimensionSet] {
        switch self {
        case .posted(let posted): posted.fact.document.dimensionSets
        case .itemsSettled(let fact): fact.dimensionSets
        case .closing(.revalued(let page)): page.dimensionSets
        default: []
        }
    }
}
