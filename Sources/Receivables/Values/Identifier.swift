/// A number the book deals out for one kind of thing, dense from 1; 0 stands for none.
///
/// Public and inlinable, like the other small values of the hot paths: what is `package` is called, never inlined or
/// specialized, by other modules.
public struct Identifier<Entity>: Hashable, Comparable, Sendable, PlainBits {
    public let number: UInt32

    @inlinable
    package init(_ number: UInt32) { self.number = number }

    @inlinable
    package static var none: Identifier { Identifier(0) }
    @inlinable
    package var isNone: Bool { number == 0 }

    @inlinable
    public static func == (left: Identifier, right: Identifier) -> Bool { left.number == right.number }
    @inlinable
    public static func < (left: Identifier, right: Identifier) -> Bool { left.number < right.number }
}

@usableFromInline
package typealias CompanyID = Identifier<Company>
@usableFromInline
package typealias CustomerID = Identifier<Customer>
package typealias ItemID = Identifier<Item>
package typealias AuthorizationID = Identifier<Authorization>
package typealias SettlementID = Identifier<Settlement>
package typealias AccountID = Identifier<MainAccount>
package typealias ProfileID = Identifier<PostingProfile>
package typealias SubjectID = Identifier<Subject>
package typealias PartyID = Identifier<Party>

/// One person or firm over several companies.
package enum Party {}
