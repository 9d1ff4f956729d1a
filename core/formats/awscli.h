#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importreport.h"
#include "core/formats/importvalue.h"
#include "core/model/arn.h"
#include "core/model/json.h"

#include <optional>
#include <string>
#include <vector>

namespace retryscope {

/// Whether the document looks like something that `aws lambda get-…` or `list-…` prints and that an
/// import can use. An empty object is what a function without reserved concurrency gives.
[[nodiscard]] bool isAwsCliOutput(const Json &document);

/// The region and the account of the first function ARN in it; absent if there is none.
[[nodiscard]] std::optional<Home> homeOfAwsCliOutput(const Json &document);

/// The import of what the AWS CLI printed, file by file.
class AwsCliImport
{
public:
    /// The draft must outlive the import.
    explicit AwsCliImport(Draft &draft);

    /// Takes over one file, which must outlive the import. What does not say whose it is
    /// (concurrency, recursion) waits for `finish`.
    void read(const Json &document, FileReport report);

    /// An empty file, printed for a function without reserved concurrency.
    void readEmpty(FileReport report);

    /// Gives what waits to the one function that the files name; an error each if that is not one.
    void finish();

private:
    struct Waiting
    {
        FileReport report;
        const Json *settings = nullptr; ///< null for an empty file
    };

    /// The function that `reference` names, entered if it is new; null, with an error, if it is
    /// none.
    DraftFunction *owner(ImportReader &reader, const ImportValue *reference);
    DraftFunction *readFunction(ImportReader &reader, const ImportValue &value);
    void readAlias(ImportReader &reader, const ImportValue &value);
    void readConfig(ImportReader &reader, const ImportValue &value);
    void tellHomeless(FileReport &report) const;

    Draft &m_draft;
    std::vector<std::string> m_names; ///< of the functions that the files name, each once
    std::vector<Waiting> m_waiting;
};

} // namespace retryscope
