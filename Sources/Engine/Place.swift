/// Memory of one value that a class uses as its own.
///
/// Stored properties of a class pay a run-time exclusivity check at each access; what lies here does not. The
/// engine runs on one thread and its calls do not re-enter, so there is nothing to check.
struct Place<Value: ~Copyable>: ~Copyable {
    let pointer: UnsafeMutablePointer<Value>

    init(_ value: consuming Value) {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: value)
    }

    deinit {
        pointer.deinitialize(count: 1)
        pointer.deallocate()
    }
}
