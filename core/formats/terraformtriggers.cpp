#include "core/formats/terraformresources.h"

#include <algorithm>

namespace retryscope {

namespace {

class TerraformTriggers
{
public:
    TerraformTriggers(const TerraformPlan &plan, const TerraformResources &resources,
                      ImportReader &reader, ImportTriggers &triggers)
        : m_plan(plan)
        , m_resources(resources)
        , m_reader(reader)
        , m_triggers(triggers)
    {
    }

    void run()
    {
        for (const TerraformResource &resource : m_plan.resources()) {
            const ImportValue values = importValue(*resource.values, resource.pointer);
            if (resource.type == "aws_lambda_permission")
                importPermission(resource);
            else if (resource.type == "aws_lambda_event_source_mapping")
                importMapping(resource, values);
            else if (resource.type == "aws_sns_topic_subscription")
                importSubscription(resource, values);
            else if (resource.type == "aws_cloudwatch_event_target")
                importRuleTarget(resource, values);
            else if (resource.type == "aws_s3_bucket_notification")
                importNotification(resource, values);
            else if (resource.type == "aws_scheduler_schedule")
                importSchedule(resource, values);
        }
    }

private:
    [[nodiscard]] std::string text(const TerraformResource &resource,
                                   const std::vector<std::string> &path) const
    {
        return labelText(m_resources.attribute(resource, path)).value_or("");
    }

    void importPermission(const TerraformResource &resource)
    {
        const ImportValue function = m_resources.attribute(resource, {"function_name"});
        if (const auto source = sourceOfPrincipal(text(resource, {"principal"})))
            m_triggers.invokes(*source, &function);
    }

    void importMapping(const TerraformResource &resource, const ImportValue &values)
    {
        const ImportValue function = m_resources.attribute(resource, {"function_name"});
        m_triggers.polls(polledSource(text(resource, {"event_source_arn"})), &function, values);
    }

    void importSubscription(const TerraformResource &resource, const ImportValue &values)
    {
        if (text(resource, {"protocol"}) != "lambda")
            return;
        const ImportValue function = m_resources.attribute(resource, {"endpoint"});
        m_triggers.subscribes(text(resource, {"topic_arn"}), &function, values);
    }

    void importRuleTarget(const TerraformResource &target, const ImportValue &values)
    {
        const std::string name = text(target, {"rule"});
        const auto &all = m_plan.resources();
        const auto rule = std::ranges::find_if(all, [&](const TerraformResource &candidate) {
            return candidate.type == "aws_cloudwatch_event_rule"
                && m_resources.ruleName(candidate) == name;
        });
        if (rule != all.end() && text(*rule, {"state"}) == "DISABLED")
            return;
        const ImportValue function = m_resources.attribute(target, {"arn"});
        const ImportValue bus = m_resources.attribute(target, {"event_bus_name"});
        ImportValue pattern;
        if (rule != all.end())
            pattern = m_resources.attribute(*rule, {"event_pattern"});
        const bool isKnown = pattern.kind == ImportValue::Kind::Scalar;
        m_triggers.passesOn(m_triggers.busArn(&bus), isKnown ? &pattern : nullptr, &function,
                            values);
    }

    void importNotification(const TerraformResource &resource, const ImportValue &values)
    {
        const std::string bucket = text(resource, {"bucket"});
        const std::size_t count = m_reader.list(values.find("lambda_function")).size();
        for (std::size_t i = 0; i < count; ++i) {
            const auto path = [&](const char *key) {
                return std::vector<std::string>{"lambda_function", std::to_string(i), key};
            };
            const ImportValue function =
                m_resources.attribute(resource, path("lambda_function_arn"));
            const ImportValue events = m_resources.attribute(resource, path("events"));
            m_triggers.notifies(m_triggers.bucketArn(bucket), &function,
                                {m_reader.texts(&events), text(resource, path("filter_prefix")),
                                 text(resource, path("filter_suffix"))});
        }
    }

    void importSchedule(const TerraformResource &resource, const ImportValue &values)
    {
        const ImportValue function = m_resources.attribute(resource, {"target", "arn"});
        const auto &targets = m_reader.list(values.find("target"));
        if (m_triggers.invokes(Source::Scheduler, &function) && !targets.empty())
            m_triggers.tellOwnSettings(targets.front(), "the schedule");
    }

    const TerraformPlan &m_plan;
    const TerraformResources &m_resources;
    ImportReader &m_reader;
    ImportTriggers &m_triggers;
};

} // namespace

void importTerraformTriggers(const TerraformPlan &plan, const TerraformResources &resources,
                             ImportReader &reader, ImportTriggers &triggers)
{
    TerraformTriggers(plan, resources, reader, triggers).run();
}

} // namespace retryscope
