import Receivables

// What the readers of several facts have in common.

extension ProtoReader {
    mutating func day() -> CalendarDate { CalendarDate(days: sint32()) }

    /// Reads a nested message; what is malformed in it is malformed here.
    mutating func nested<Value>(_ read: (inout ProtoReader) -> Value) -> Value {
        var inner = message()
        let value = read(&inner)
        if inner.failed { reject() }
        return value
    }
}
