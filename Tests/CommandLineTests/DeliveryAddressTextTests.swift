import Schema
import Testing

@testable import reskontra

/// Addresses in a cell: what is written is read (F12).
@Suite struct DeliveryAddressTextTests {
    private func address(
        _ code: String, _ address: String, country: String = "", name: String = "", isDefault: Bool = false
    ) -> Reskontra_V1_DeliveryAddress {
        .with {
            ($0.code, $0.address, $0.country, $0.name, $0.default) = (code, address, country, name, isDefault)
        }
    }

    @Test("parts are escaped, those missing at the end are left out")
    func roundTrip() {
        let rows = [
            address("DEPOT", "Dock Road 7; gate 2: back", country: "GB", name: "A\\B", isDefault: true),
            address("SHOP", "High Street 2"), address("X", "Y", name: "Z"), address("D", "E", isDefault: true),
        ]
        let cell = DeliveryAddressText.text(rows)
        #expect(cell.hasPrefix("DEPOT:Dock Road 7\\; gate 2\\: back:GB:A\\\\B:default;SHOP:High Street 2;X:Y::Z;"))
        #expect(ContactText.cell(cell).map { DeliveryAddressText.parse($0) } == rows)
        #expect(DeliveryAddressText.text([]) == "" && ContactText.cell("").isEmpty)
    }

    @Test("an address needs code and address", arguments: ["", "A", "A:", ":B", "A:B:C:D:yes", "A:B:C:D:default:E"])
    func refused(text: String) { #expect(DeliveryAddressText.parse(text) == nil) }
}
