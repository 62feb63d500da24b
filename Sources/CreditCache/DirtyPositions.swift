/// Released figures that wait to be written, the latest of each account, in order of their first change.
///
/// Belongs to the publisher thread. Each slot remembers the sequence up to which the account was clean when
/// it entered, so the watermark never passes a change that is not in Redis.
struct DirtyPositions: ~Copyable {
    private struct Slot {
        var customer: UInt32
        var cleanThrough: UInt64
        var figures: CreditFigures
    }

    private static let none = UInt32.max

    /// Untouched memory costs nothing, and freed slots are taken again first.
    private let slots: UnsafeMutablePointer<Slot>
    private let slotsMax: Int
    private var slotsTouched = 0
    private var freeSlots: [UInt32] = []
    /// By dense customer index.
    private var slotOfCustomer: [UInt32] = []
    private var queue: SlotQueue
    private var inFlight: [UInt32] = []
    private var abandonsInFlight = false

    init(accountsMax: Int) {
        slotsMax = accountsMax
        slots = .allocate(capacity: accountsMax)
        queue = SlotQueue(slotsMax: accountsMax)
    }

    deinit {
        slots.deallocate()
    }

    enum Merge {
        case added, coalesced, full
    }

    /// Accounts that wait or are in flight; one that changes while in flight counts twice.
    var count: Int { slotsTouched - freeSlots.count }
    var hasWaiting: Bool { queue.count > 0 }

    /// Takes the latest figures of an account in; older ones that wait are overwritten in their place.
    ///
    /// `figures` are the used bytes of `CreditFigures`.
    mutating func merge(
        _ figures: UnsafeRawBufferPointer, customer: UInt32, cleanThrough: UInt64
    ) -> Merge {
        while slotOfCustomer.count <= Int(customer) {
            slotOfCustomer.append(
                contentsOf: repeatElement(Self.none, count: max(1024, slotOfCustomer.count)))
        }
        let waiting = slotOfCustomer[Int(customer)]
        if waiting != Self.none {
            copy(figures, to: waiting)
            return .coalesced
        }
        guard let slot = allocate() else { return .full }
        slots[Int(slot)].customer = customer
        slots[Int(slot)].cleanThrough = cleanThrough
        copy(figures, to: slot)
        slotOfCustomer[Int(customer)] = slot
        queue.append(slot)
        return .added
    }

    /// The next figures to write; they stay in flight until `settleOldest`. Good until the next mutation.
    mutating func take() -> UnsafePointer<CreditFigures>? {
        while let slot = queue.popFirst() {
            let customer = slots[Int(slot)].customer
            guard customer != Self.none else {
                freeSlots.append(slot)
                continue
            }
            slotOfCustomer[Int(customer)] = Self.none
            inFlight.append(slot)
            return figures(of: slot)
        }
        return nil
    }

    /// Everything up to here is in Redis, as far as waiting figures go; nil when none wait.
    ///
    /// Meaningful only between rounds, when nothing is in flight.
    mutating func cleanThrough() -> UInt64? {
        while let slot = queue.first {
            guard slots[Int(slot)].customer == Self.none else { return slots[Int(slot)].cleanThrough }
            freeSlots.append(slot)
            _ = queue.popFirst()
        }
        return nil
    }

    /// Ends a round: frees what Redis took, puts the rest back in front in its old order.
    mutating func endRound(wasTaken: (Int) -> Bool) {
        for position in inFlight.indices.reversed() {
            let slot = inFlight[position]
            if wasTaken(position) || abandonsInFlight {
                freeSlots.append(slot)
            } else {
                putBack(slot)
            }
        }
        inFlight.removeAll(keepingCapacity: true)
        abandonsInFlight = false
    }

    /// Forgets all that waits; what is in flight is forgotten when its round ends.
    mutating func removeAll() {
        while let slot = queue.popFirst() {
            let customer = slots[Int(slot)].customer
            if customer != Self.none { slotOfCustomer[Int(customer)] = Self.none }
            freeSlots.append(slot)
        }
        abandonsInFlight = !inFlight.isEmpty
    }

    private mutating func putBack(_ slot: UInt32) {
        let customer = Int(slots[Int(slot)].customer)
        let newer = slotOfCustomer[customer]
        if newer != Self.none {
            // The older slot keeps its place and its mark, and takes the newer figures.
            let newest = figures(of: newer)
            copy(UnsafeRawBufferPointer(start: newest, count: newest.pointee.usedBytes), to: slot)
            slots[Int(newer)].customer = Self.none
        }
        slotOfCustomer[customer] = slot
        queue.prepend(slot)
    }

    private mutating func allocate() -> UInt32? {
        if let slot = freeSlots.popLast() { return slot }
        guard slotsTouched < slotsMax else { return nil }
        slotsTouched += 1
        return UInt32(slotsTouched - 1)
    }

    private func figures(of slot: UInt32) -> UnsafePointer<CreditFigures> {
        let offset = MemoryLayout<Slot>.offset(of: \.figures)!
        return UnsafeRawPointer(slots + Int(slot)).advanced(by: offset).assumingMemoryBound(
            to: CreditFigures.self)
    }

    private func copy(_ figures: UnsafeRawBufferPointer, to slot: UInt32) {
        UnsafeMutableRawPointer(mutating: self.figures(of: slot))
            .copyMemory(from: figures.baseAddress!, byteCount: figures.count)
    }
}

/// A queue of slot numbers that also takes them back in front. Never holds more than there are slots.
private struct SlotQueue {
    private var places: [UInt32]
    private var start = 0
    private(set) var count = 0

    init(slotsMax: Int) {
        places = Array(repeating: 0, count: slotsMax)
    }

    var first: UInt32? { count > 0 ? places[start] : nil }

    mutating func append(_ slot: UInt32) {
        places[(start + count) % places.count] = slot
        count += 1
    }

    mutating func prepend(_ slot: UInt32) {
        start = (start + places.count - 1) % places.count
        places[start] = slot
        count += 1
    }

    mutating func popFirst() -> UInt32? {
        guard let slot = first else { return nil }
        start = (start + 1) % places.count
        count -= 1
        return slot
    }
}
