import Receivables
import Schema

extension GetEdgeSetup {
    package init(_ message: Reskontra_V1_GetEdgeSetupRequest, _ company: CompanyID) throws(FieldErrors) {
        let asked: [Schema.Method] = [.checkCredit, .getCreditPosition]
        self.init(id: company, readers: RoleSet(asked.map { RoleSet(rawValue: $0.roles) }))
    }
}
