import Receivables

extension ProtoWriter {
    mutating func subject(_ row: Subject) {
        uint(1, row.id.number)
        string(2, row.name)
        string(3, row.address)
        string(4, row.country)
        string(5, row.email)
        string(6, row.language)
        string(440, row.governmentID)
        string(500, row.iban)
        string(501, row.bic)
        string(1_100, row.statementAddress)
        for contact in row.contacts {
            message(1_101) {
                $0.string(1, contact.name)
                $0.string(2, contact.email)
                $0.string(3, contact.phone)
                $0.bool(4, contact.isPrimary)
                $0.bool(5, contact.isCollections)
            }
        }
        for place in row.addresses {
            message(2_100) {
                $0.code(1, place.code)
                $0.string(2, place.name)
                $0.string(3, place.address)
                $0.string(4, place.country)
                $0.bool(5, place.isDefault)
            }
        }
        for account in row.bankAccounts {
            message(2_200) {
                $0.code(1, account.code)
                $0.string(2, account.holder)
                $0.string(3, account.iban)
                $0.string(4, account.bic)
            }
        }
    }

    mutating func customer(_ row: CustomerRow) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        code(3, row.number)
        uint(4, row.subject.number)
        code(5, row.group)
        uint(6, UInt64(row.currency.number))
        code(7, row.terms)
        uint(8, row.invoiceAccount.number)
        uint(9, UInt64(row.holdStatus.rawValue))
        code(10, row.profile)
        code(11, row.salesTaxGroup)
        code(12, row.method)
        uint(13, row.flags.rawValue)
        uint(14, row.party.number)
        code(15, row.partyCode)
        code(1_400, row.schedule)
        code(2_200, row.specification)
    }

    mutating func creditLimit(_ id: CustomerID, _ row: CreditLimit) {
        uint(1, id.number)
        uint(2, UInt64(row.limit.currency.number))
        sint(3, row.limit.minor)
        sint(4, Int64(row.expires?.days ?? 0))
        bool(5, row.expires != nil)
    }
}

extension ProtoReader {
    mutating func subject() -> Subject {
        var row = Subject(id: .none, name: "", address: "", country: "", email: "", language: "")
        var id = SubjectID.none
        while let field = next() {
            switch field {
            case 1: id = SubjectID(uint32())
            case 2: row.name = string()
            case 3: row.address = string()
            case 4: row.country = string()
            case 5: row.email = string()
            case 6: row.language = string()
            case 440: row.governmentID = string()
            case 500: row.iban = string()
            case 501: row.bic = string()
            case 1_100: row.statementAddress = string()
            case 1_101: row.contacts.append(contact())
            case 2_100: row.addresses.append(deliveryAddress())
            case 2_200: row.bankAccounts.append(bankAccount())
            default: skip()
            }
        }
        var made = Subject(
            id: id, name: row.name, address: row.address, country: row.country, email: row.email,
            language: row.language)
        made.governmentID = row.governmentID
        (made.iban, made.bic) = (row.iban, row.bic)
        (made.statementAddress, made.contacts) = (row.statementAddress, row.contacts)
        (made.addresses, made.bankAccounts) = (row.addresses, row.bankAccounts)
        return made
    }

    private mutating func bankAccount() -> CustomerBankAccount {
        var inner = message()
        var row = CustomerBankAccount(code: .empty, iban: "")
        while let field = inner.next() {
            switch field {
            case 1: row.code = inner.code()
            case 2: row.holder = inner.string()
            case 3: row.iban = inner.string()
            case 4: row.bic = inner.string()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func deliveryAddress() -> DeliveryAddress {
        var inner = message()
        var row = DeliveryAddress(code: .empty, address: "")
        while let field = inner.next() {
            switch field {
            case 1: row.code = inner.code()
            case 2: row.name = inner.string()
            case 3: row.address = inner.string()
            case 4: row.country = inner.string()
            case 5: row.isDefault = inner.bool()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func contact() -> Contact {
        var inner = message()
        var row = Contact(name: "")
        while let field = inner.next() {
            switch field {
            case 1: row.name = inner.string()
            case 2: row.email = inner.string()
            case 3: row.phone = inner.string()
            case 4: row.isPrimary = inner.bool()
            case 5: row.isCollections = inner.bool()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    mutating func customer() -> CustomerRow {
        var row = CustomerRow(
            id: .none, company: .none, number: .empty, subject: .none, group: .empty, currency: .eur, terms: .empty,
            invoiceAccount: .none, holdStatus: .none, profile: .empty, salesTaxGroup: .empty, method: .empty,
            flags: [], party: .none, partyCode: .empty)
        while let field = next() {
            switch field {
            case 1: row.id = CustomerID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.number = code()
            case 4: row.subject = SubjectID(uint32())
            case 5: row.group = code()
            case 6: row.currency = currency()
            case 7: row.terms = code()
            case 8: row.invoiceAccount = CustomerID(uint32())
            case 9: row.holdStatus = choice(.none)
            case 10: row.profile = code()
            case 11: row.salesTaxGroup = code()
            case 12: row.method = code()
            case 13: row.flags = CustomerFlags(rawValue: uint32())
            case 14: row.party = PartyID(uint32())
            case 15: row.partyCode = code()
            case 1_400: row.schedule = code()
            case 2_200: row.specification = code()
            default: skip()
            }
        }
        return row
    }

    mutating func creditLimit() -> (CustomerID, CreditLimit) {
        var (id, currency, limit, days, has) = (CustomerID.none, Currency.eur, Int64(0), Int32(0), false)
        while let field = next() {
            switch field {
            case 1: id = CustomerID(uint32())
            case 2: currency = self.currency()
            case 3: limit = sint()
            case 4: days = sint32()
            case 5: has = bool()
            default: skip()
            }
        }
        return (id, CreditLimit(limit: Money(limit, currency), expires: has ? CalendarDate(days: days) : nil))
    }
}
