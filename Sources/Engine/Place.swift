/// Memory of one value that a class uses as its own.
///
/// Stored properties of a class pay a run-time exclusivity check at each access, some two hundred instructions; what
/// lies here does not. Engine and port run on one thread and their calls do not re-enter, so there is nothing to check.
package struct Place<Value: ~Copyable>: ~Copyable {
    package let pointer: UnsafeMutablePointer<Value>

    package init(_ value: consuming Value) {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: value)
    }

    deinit {
        pointer.deinitialize(count: 1)
        pointer.deallocate()
    }
}
