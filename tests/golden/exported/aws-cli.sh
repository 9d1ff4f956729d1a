#!/bin/sh
set -e

# order-processor
aws lambda put-function-concurrency --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:order-processor","ReservedConcurrentExecutions":5}'
aws lambda put-function-recursion-config --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:order-processor","RecursiveLoop":"Allow"}'
aws lambda update-function-configuration --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:order-processor","Timeout":30,"DeadLetterConfig":{"TargetArn":"arn:aws:sqs:us-east-1:123456789012:orders-dlq"}}'
aws lambda update-alias --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:order-processor","Name":"live","FunctionVersion":"3"}'
aws lambda put-function-event-invoke-config --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:order-processor","Qualifier":"$LATEST","DestinationConfig":{"OnSuccess":{"Destination":"arn:aws:lambda:us-east-1:123456789012:function:notify"}}}'
aws lambda put-function-event-invoke-config --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:order-processor","Qualifier":"live","MaximumRetryAttempts":0,"MaximumEventAgeInSeconds":3600,"DestinationConfig":{"OnFailure":{"Destination":"arn:aws:sns:us-east-1:123456789012:orders-failed"}}}'

# notify
aws lambda put-function-event-invoke-config --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:notify","Qualifier":"$LATEST","DestinationConfig":{"OnSuccess":{"Destination":"arn:aws:lambda:us-east-1:123456789012:function:order-processor:live"}}}'

# audit
aws lambda update-function-configuration --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:audit","DeadLetterConfig":{"TargetArn":"arn:aws:sns:us-east-1:123456789012:alarms"}}'
aws lambda put-function-event-invoke-config --region us-east-1 --cli-input-json \
    '{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:audit","Qualifier":"$LATEST","DestinationConfig":{"OnSuccess":{"Destination":"arn:aws:lambda:us-east-1:123456789012:function:archive"},"OnFailure":{"Destination":"arn:aws:s3:::failed-audits"}}}'

# archive
