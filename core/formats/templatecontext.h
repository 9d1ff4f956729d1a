#pragma once

#include "core/formats/importtriggers.h"
#include "core/formats/importvalue.h"
#include "core/formats/templateresolver.h"
#include "core/formats/templateresources.h"

namespace retryscope {

/// What the import of one resource needs.
struct TemplateContext
{
    TemplateResolver &resolver;
    TemplateResources &resources;
    Draft &draft;
    ImportReader &reader;
    ImportTriggers &triggers;
    const ImportValue &globals; ///< SAM's `Globals` for functions; nothing if there are none
};

/// Takes over a function of SAM, with its events. `properties` are its own.
void importSamFunction(TemplateContext &context, TemplateResource &resource,
                       const ImportValue &properties);

/// Takes over one of the `Events` of a function of SAM.
void importSamEvent(TemplateContext &context, const TemplateResource &function,
                    const ImportMember &event);

/// Takes over what a resource tells of triggers; a resource of another type tells nothing.
void importTrigger(TemplateContext &context, const TemplateResource &resource,
                   const ImportValue &properties);

/// What a bucket's notification asks for. The list of its events is called `eventsKey`.
[[nodiscard]] ImportTriggers::BucketFilter
readBucketFilter(TemplateContext &context, const ImportValue &entry, const char *eventsKey);

/// Takes over the subscription of a function to a topic.
void importSubscription(TemplateContext &context, const std::string &topicArn,
                        const ImportValue &subscription);

} // namespace retryscope
