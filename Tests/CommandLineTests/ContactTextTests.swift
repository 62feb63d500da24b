import Schema
import Testing

@testable import reskontra

/// Contacts as options and cells tell them.
@Suite struct ContactTextTests {
    private func contact(_ name: String, _ email: String = "", phone: String = "", primary: Bool = false)
        -> Reskontra_V1_CustomerContact
    {
        .with { ($0.name, $0.email, $0.phone, $0.primary) = (name, email, phone, primary) }
    }

    @Test("what a cell tells is read back, whatever stands in it")
    func thereAndBack() {
        let all = [
            contact("Ann Lee", "ann@example.org", phone: "+49 30 1", primary: true), contact("Bo; of: A\\B"),
            contact("C", phone: "2"),
        ]
        let cell = ContactText.text(all)
        #expect(cell == "Ann Lee:ann@example.org:primary:+49 30 1;Bo\\; of\\: A\\\\B;C:::2")
        #expect(ContactText.cell(cell).map { ContactText.parse($0) } == all)
        #expect(ContactText.cell("").isEmpty)
    }

    @Test("no name, an unknown role and a fifth part are no contact")
    func refused() {
        for text in [":a@example.org", "A::boss", "A::::5"] { #expect(ContactText.parse(text) == nil) }
    }

    @Test("a phone that is not named stays with the contact of that name")
    func phones() {
        var customer = Reskontra_V1_Customer.with { $0.contacts = [contact("A", "new@example.org"), contact("B", phone: "9")] }
        customer.keepPhones(of: .with { $0.contacts = [contact("A", phone: "1"), contact("B", phone: "2")] })
        #expect(customer.contacts.map(\.phone) == ["1", "9"])
    }
}
