/// The state of one feature, in a block of its own.
///
/// A book made of parts is a row of pointers. Were the tables of all features to lie in it, the compiler would follow each
/// of their fields through every function that is handed a book: minutes instead of seconds.
struct Part<State: ~Copyable>: ~Copyable {
    let address: UnsafeMutablePointer<State>

    var pointer: UnsafePointer<State> { UnsafePointer(address) }

    /// The state, to change through a book that is only read: two parts can be changed in one call.
    var state: State {
        @inline(__always) unsafeAddress { pointer }
        @inline(__always) nonmutating unsafeMutableAddress { address }
    }

    init(_ state: consuming State) {
        address = .allocate(capacity: 1)
        address.initialize(to: state)
    }

    deinit {
        address.deinitialize(count: 1)
        address.deallocate()
    }
}
