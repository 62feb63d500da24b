import Receivables
import Schema

extension GetEdgeSetup {
    package init(_ message: Reskontra_V1_GetEdgeSetupRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}
