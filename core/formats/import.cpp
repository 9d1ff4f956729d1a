#include "core/formats/import.h"

#include "core/formats/awscli.h"
#include "core/formats/awscliscript.h"
#include "core/formats/importassembly.h"
#include "core/formats/importdraft.h"
#include "core/formats/importreport.h"
#include "core/formats/jsontext.h"
#include "core/formats/template.h"
#include "core/formats/terraform.h"
#include "core/formats/textfile.h"
#include "core/formats/yamltext.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace retryscope {

namespace {

constexpr const char *wanted =
    "expected AWS CLI JSON, a template of CloudFormation or SAM, or a Terraform plan in JSON, ";
constexpr const char *aboutScenarios =
    "; a scenario begins with the key `format`, \"retryscope-scenario\"";

/// The first character that says something; a line feed if there is none.
char firstCharacter(std::string_view text)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? '\n' : text[first];
}

/// JSON by its first character, else a script for the AWS CLI or YAML; JSON is YAML too, if the
/// file's name says so.
Result<Json, std::vector<Error>> parsed(const ConfigurationFile &file)
{
    const char first = firstCharacter(file.text);
    if (first != '{' && first != '[')
        return isAwsCliScript(file.text) ? parseAwsCliScript(file.text) : parseYaml(file.text);
    auto json = parseJson(file.text);
    if (json || (!file.name.ends_with(".yaml") && !file.name.ends_with(".yml")))
        return json;
    return parseYaml(file.text);
}

/// Some of an object's keys, for the message that nobody knows it.
std::string keysOf(const Json &document)
{
    constexpr std::size_t enough = 5;
    std::string text;
    const Json::Object *object = document.object();
    if (!object)
        return described(document);
    for (std::size_t i = 0; i < std::min(object->size(), enough); ++i)
        (text += text.empty() ? "an object with `" : "`, `") += (*object)[i].key;
    return text + '`';
}

/// A name that a stack may have: letters, digits and hyphens, a letter first.
std::string stackName(const std::string &fileName)
{
    std::string name = cleanedName(TargetKind::Function, stem(fileName));
    std::ranges::replace(name, '_', '-');
    const char first = name.front();
    const bool isLetter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    return isLetter ? name : "stack";
}

class Import
{
public:
    explicit Import(const std::vector<ConfigurationFile> &files)
        : m_files(files)
        , m_documents(files.size())
        , m_cli(m_draft)
    {
        for (const ConfigurationFile &file : files)
            m_names.push_back(file.name);
    }

    Result<Imported, std::vector<Error>> run()
    {
        for (std::size_t i = 0; i < m_files.size(); ++i)
            parse(i);
        refuseNothing();
        findHome();
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            if (!m_report.hasErrors(i))
                read(i);
        }
        if (!m_report.hasErrors())
            m_cli.finish();
        if (!m_report.hasErrors() && m_draft.functions.empty())
            m_report.addError({}, "expected a Lambda function, found none");
        if (m_report.hasErrors())
            return m_report.errors(m_names, m_documents);
        return imported();
    }

private:
    void parse(std::size_t i)
    {
        const ConfigurationFile &file = m_files[i];
        if (firstCharacter(file.text) == '\n')
            return;
        if (file.name.ends_with(".tf")) {
            m_report.addError({i, {}},
                              std::string(wanted)
                                  + "found Terraform's own language; `terraform show -json PLAN` "
                                    "prints what can be imported");
            return;
        }
        auto document = parsed(file);
        if (document) {
            m_documents[i] = std::move(document).value();
            return;
        }
        for (const Error &error : document.error())
            m_report.addError({i, error.where}, error.what);
    }

    /// The AWS CLI prints nothing of a function without settings, which says something only beside
    /// other files.
    void refuseNothing()
    {
        for (const ConfigurationFile &file : m_files) {
            if (!emptiness(file.text))
                return;
        }
        for (std::size_t i = 0; i < m_files.size(); ++i)
            m_report.addError({i, {}}, *emptiness(m_files[i].text));
    }

    /// Region and account come from the first file that knows them.
    void findHome()
    {
        for (const Json &document : m_documents) {
            std::optional<Home> home;
            if (isTerraformPlan(document))
                home = homeOfTerraformPlan(document);
            else if (!isTemplate(document) && isAwsCliOutput(document))
                home = homeOfAwsCliOutput(document);
            if (home) {
                m_draft.home = *home;
                return;
            }
        }
    }

    void read(std::size_t i)
    {
        const Json &document = m_documents[i];
        FileReport report(m_report, i);
        if (firstCharacter(m_files[i].text) == '\n')
            m_cli.readEmpty(report);
        else if (document.find("format") == nullptr && isTerraformPlan(document))
            importTerraformPlan(document, report, m_draft);
        else if (isTemplate(document))
            importTemplate(document, stackName(m_files[i].name), report, m_draft);
        else if (isAwsCliOutput(document))
            m_cli.read(document, report);
        else
            report.addError("",
                            wanted + ("found " + keysOf(document))
                                + (document.find("format") ? "" : aboutScenarios));
    }

    Imported imported()
    {
        const std::string description = m_draft.description;
        Imported result{assembled(std::move(m_draft), m_report), {}};
        result.notes = m_report.notes(m_names, m_documents);
        const auto whole = std::ranges::find_if(m_documents, [](const Json &document) {
            return isTemplate(document) || isTerraformPlan(document);
        });
        const auto file = static_cast<std::size_t>(whole - m_documents.begin());
        result.scenario.title = whole == m_documents.end() ? result.scenario.functions.front().name
                                                           : stem(m_names[file]);
        result.scenario.description = describedImport(description);
        return result;
    }

    /// Markdown: what the template says of itself, where it all comes from, and the notes.
    [[nodiscard]] std::string describedImport(const std::string &ownWords) const
    {
        std::vector<std::string> names; // without folders, which are nobody else's business
        for (const std::string &name : m_names)
            names.push_back(name.substr(name.find_last_of("/\\") + 1));
        std::string text = ownWords.empty() ? "" : ownWords + "\n\n";
        text += "Imported from";
        for (const std::string &name : names)
            text += (&name == &names.front() ? " `" : ", `") + name + '`';
        const auto notes = m_report.notes(names, m_documents);
        text += notes.empty() ? ".\n" : ".\n\nNotes of the import:\n\n";
        for (const Error &note : notes)
            text += "- `" + note.where + "`: " + note.what + '\n';
        return text;
    }

    const std::vector<ConfigurationFile> &m_files;
    std::vector<std::string> m_names;
    std::vector<Json> m_documents; ///< `null` for an empty file and one with errors
    ImportReport m_report;
    Draft m_draft;
    AwsCliImport m_cli;
};

} // namespace

Result<Imported, std::vector<Error>>
importConfiguration(const std::vector<ConfigurationFile> &files)
{
    if (files.empty())
        return std::vector<Error>{{"", "expected at least one file to import, found none"}};
    return Import(files).run();
}

} // namespace retryscope
