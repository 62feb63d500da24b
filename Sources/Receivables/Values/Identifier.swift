/// A number the book deals out for one kind of thing, dense from 1; 0 stands for none.
package struct Identifier<Entity>: Hashable, Comparable, Sendable, PlainBits {
    package let number: UInt32

    package init(_ number: UInt32) { self.number = number }

    package static var none: Identifier { Identifier(0) }
    package var isNone: Bool { number == 0 }

    package static func < (left: Identifier, right: Identifier) -> Bool { left.number < right.number }
}

package typealias CompanyID = Identifier<Company>
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
