set(sources awscli.cpp awscliscript.cpp breakpointreader.cpp changereader.cpp changewriter.cpp
    chrometrace.cpp comparisontext.cpp configadmission.cpp culprits.cpp differencespage.cpp
    distinction.cpp export.cpp exportawscli.cpp exportcdk.cpp exportresources.cpp exporttemplate.cpp
    exportterraform.cpp filewriter.cpp forkreader.cpp functionreader.cpp functionwriter.cpp
    import.cpp importassembly.cpp importchecks.cpp importdraft.cpp importnames.cpp importreport.cpp
    importrules.cpp importsettings.cpp importtriggers.cpp importvalue.cpp initialsetting.cpp
    invocationreader.cpp invokeconfigreader.cpp jsonnode.cpp jsonnumber.cpp jsonpretty.cpp
    jsonsyntax.cpp jsontext.cpp markdown.cpp mythcheck.cpp mythreader.cpp mythspage.cpp
    outcomechange.cpp outcomereader.cpp report.cpp requestid.cpp rulebookpage.cpp rulebooktext.cpp
    sampleevents.cpp scenariocheck.cpp scenariodirectory.cpp scenariofile.cpp scenarioreader.cpp
    scenariosettings.cpp scenariowriter.cpp settingchange.cpp summary.cpp targetreader.cpp
    template.cpp templateconditions.cpp templateevaluation.cpp templateevents.cpp
    templateintrinsic.cpp templatenaming.cpp templateresolver.cpp templateresources.cpp
    templatesam.cpp templateshape.cpp templatetriggers.cpp terraform.cpp terraformaddress.cpp
    terraformplan.cpp terraformresources.cpp terraformtriggers.cpp textfile.cpp textpage.cpp
    timelinetext.cpp tracechecker.cpp tracelines.cpp yamlbuilder.cpp yamlscalar.cpp yamltext.cpp
    yamlwriter.cpp)
